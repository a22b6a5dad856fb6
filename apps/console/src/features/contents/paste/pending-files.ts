/** Files that were pasted or dropped and wait to be brought into the library, by the address under which they are shown. */
const files = new Map<string, File>();

export function holdFile(file: File): string {
  const address = URL.createObjectURL(file);
  files.set(address, file);
  return address;
}

export function releaseFile(address: string): void {
  if (files.delete(address)) URL.revokeObjectURL(address);
}

/** The file behind an address, where its bytes are at hand: pasted ones, and those that are their own address. */
export function fileAt(address: string): File | null {
  const held = files.get(address);
  if (held) return held;
  const data = /^data:(image\/[a-z+.-]+);base64,([\s\S]+)$/i.exec(address);
  if (!data) return null;
  const type = data[1]!.toLowerCase();
  try {
    const bytes = Uint8Array.from(atob(data[2]!.replace(/\s/g, '')), (character) => character.charCodeAt(0));
    return new File([bytes], `pasted.${type.split('/')[1]!.replace('jpeg', 'jpg')}`, { type });
  } catch {
    return null;
  }
}
