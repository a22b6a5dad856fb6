/** The device's own dialog for files; empty when nothing was chosen. `accept` as in HTML. */
export function chooseFiles({
  several,
  accept = '',
}: {
  several: boolean;
  accept?: string;
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: several, accept });
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
