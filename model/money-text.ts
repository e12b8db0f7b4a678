/** @param cents of US dollars; half a cent is rounded up  @returns `$1,500.00` */
export function moneyText(cents: number): string {
  const whole = Math.floor(Math.abs(cents) + 0.5);
  const dollars = String(Math.floor(whole / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
