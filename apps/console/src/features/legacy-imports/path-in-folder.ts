/**
 * How a table names a file: by its path below the folder that was chosen, or by its name alone where it was chosen by
 * itself. What can't be a name is left out by who asks.
 */
export function pathInFolder({
  name,
  webkitRelativePath,
}: Pick<File, 'name' | 'webkitRelativePath'>): string {
  const below = webkitRelativePath.split('/').slice(1).join('/');
  return (below || name).normalize('NFC');
}

/** What systems put into folders by themselves. */
export const isOfSystem = ({ name }: Pick<File, 'name'>) => /^(\.|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);
