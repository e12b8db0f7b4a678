/** Whether only a sample is to be tested, as `npm run test:fast` asks. */
export const small = process.env['HSIMC_TESTS'] === 'small';
