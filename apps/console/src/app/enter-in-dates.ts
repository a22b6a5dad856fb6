/**
 * The key that confirms a typed day or hour would send the whole form as well, half filled in. Heard last of all: fields
 * that find it prevented take no day either.
 */
export function keepEnterInDates(): void {
  document.addEventListener('keydown', (event) => {
    const isInDate = event.target instanceof HTMLInputElement && event.target.closest('.ant-picker');
    if (event.key === 'Enter' && isInDate) event.preventDefault();
  });
}
