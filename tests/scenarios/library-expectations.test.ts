import { meetExpectations } from '../support/library-expectations.ts';

// Other seeds: `library-expectations-seeds.test.ts`.
meetExpectations(['1'], [10, 120]);
