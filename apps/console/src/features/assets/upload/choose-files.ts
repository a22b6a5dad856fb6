/** The device's own dialog for files; empty when nothing was chosen. `accept` as in HTML. */
export function chooseFiles({
  several,
  accept = '',
  isFolder = false,
}: {
  several: boolean;
  accept?: string;
  /** A whole folder with everything below it; each file then knows its path. */
  isFolder?: boolean;
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: several, accept, webkitdirectory: isFolder });
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
