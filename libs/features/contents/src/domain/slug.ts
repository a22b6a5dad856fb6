/** 1–80 lower-case latin letters and digits, in groups joined by single hyphens. */
export const slugPattern = /^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A short address for an item that was given none; ten characters carry 50 bits. Takes 10 random bytes or more. */
export function slugFrom(random: Uint8Array): string {
  return [...random.subarray(0, 10)].map((byte) => alphabet[byte % 32]).join('');
}
