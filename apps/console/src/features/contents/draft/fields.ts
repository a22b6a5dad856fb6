import type { Shape } from '@/api-client';

export type Content = Shape<'ContentResponse'>;
export type Variant = Shape<'VariantBodyResponse'>;

/** Any value of a body, as JSON has it. */
export type Value =
  string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value | undefined };

/** What somebody can write of an item, by its path: `title`, `article.html`, `variants.wechat`. */
export type Fields = Readonly<Record<string, Value>>;

const ownMembers = [
  ...['title', 'summary', 'columnId', 'brandId', 'byline', 'tags', 'coverAssetId', 'source', 'reprint'],
  ...['generatedContent', 'coAuthorIds'],
] as const;

/** The item as fields, each there even where it is empty. */
export function fieldsOf(content: Content): Fields {
  const fields: Record<string, Value> = {};
  for (const member of ownMembers) fields[member] = (content[member] ?? null) as Value;
  const block = (content[content.type as 'article'] ?? {}) as Record<string, Value>;
  for (const [member, value] of Object.entries(block)) fields[`${content.type}.${member}`] = value;
  for (const [platform, variant] of Object.entries(content.variants)) {
    fields[`variants.${platform}`] = variant as Value;
  }
  return fields;
}

export const isSame = (one: Value | undefined, other: Value | undefined) =>
  one === other || JSON.stringify(ordered(one ?? null)) === JSON.stringify(ordered(other ?? null));

/** Members in one order, empty ones left out: they say the same. */
function ordered(value: Value): Value {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Record<string, Value>).filter(
    ([, member]) => member !== null && member !== undefined,
  );
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, ordered(member)]),
  );
}

/** Paths whose values differ. */
export function changedPaths(base: Fields, fields: Fields): string[] {
  return [...new Set([...Object.keys(base), ...Object.keys(fields)])].filter(
    (path) => !isSame(base[path], fields[path]),
  );
}

export const platformOf = (path: string) => /^variants\.(.+)$/.exec(path)?.[1];

/** The body of a `PATCH` (JSON Merge Patch) that brings these paths from `base` to what stands in `fields`. */
export function patchOf(paths: readonly string[], base: Fields, fields: Fields): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const path of paths) {
    const [member = '', inner] = path.split('.', 2);
    const value = merging(base[path] ?? null, fields[path] ?? null);
    if (inner === undefined) patch[member] = value;
    else patch[member] = { ...(patch[member] as object | undefined), [inner]: value };
  }
  return patch;
}

/** In a merge patch members that are left out stay: what went is said. */
function merging(before: Value, value: Value): Value {
  if (!isRecord(before) || !isRecord(value)) return value;
  const gone = Object.keys(before).filter((name) => value[name] === undefined);
  return { ...value, ...Object.fromEntries(gone.map((name) => [name, null])) };
}

function isRecord(value: Value): value is { readonly [name: string]: Value | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The whole as `POST /counters` wants it. */
export function bodyOfFields(type: string, organizationId: string, fields: Fields): Record<string, unknown> {
  const own = Object.keys(fields).filter((path) => !platformOf(path));
  const body = patchOf(own, {}, fields);
  const variants = Object.fromEntries(
    Object.entries(fields).flatMap(([path, value]) => {
      const platform = platformOf(path);
      return platform && value !== null ? [[platform, value]] : [];
    }),
  );
  return { ...body, type, organizationId, variants };
}
