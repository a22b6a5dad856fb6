import { fault, invalidInput } from '@haojiao/kernel';
import type { FieldTree } from './field-tree';

/** The members that are wanted, without what is contained in others: by the member's name, `true` for all of it. */
export interface WantedFields {
  [member: string]: true | WantedFields;
}

const MOST_FIELDS = 50;

/**
 * Reads `title,slug,cover.url`. Whoever wants the same gets the same, however it is written.
 * @throws AppError `invalid_input` with `field_unknown`, which lists what there is, or `fields_too_many`
 */
export function wantedFields(fields: string, tree: FieldTree): WantedFields {
  const paths = [
    ...new Set(
      fields
        .split(',')
        .map((path) => path.trim())
        .filter((path) => path !== ''),
    ),
  ];
  if (paths.length === 0 || paths.length > MOST_FIELDS) throw tooMany();
  const unknown = paths.filter((path) => !isKnown(path, tree));
  if (unknown.length > 0) throw unknownFields(unknown, tree);
  const wanted: WantedFields = {};
  for (const path of paths) want(wanted, path.split('.'));
  return wanted;
}

/** One text for all ways of wanting the same. */
export function canonicalFields(wanted: WantedFields): string {
  return Object.keys(wanted)
    .sort()
    .map((member) => {
      const inner = wanted[member]!;
      return inner === true ? member : `${member}(${canonicalFields(inner)})`;
    })
    .join(',');
}

/** The value with the wanted members alone, in its own order; what it does not have is left out. */
export function picked(value: unknown, wanted: WantedFields): unknown {
  if (Array.isArray(value)) return value.map((entry) => picked(entry, wanted));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([member, inner]) => {
      const wish = Object.hasOwn(wanted, member) ? wanted[member]! : null;
      return wish === null ? [] : [[member, wish === true ? inner : picked(inner, wish)]];
    }),
  );
}

function want(wanted: WantedFields, [member, ...rest]: string[]): void {
  const standing = Object.hasOwn(wanted, member!) ? wanted[member!] : undefined;
  if (standing === true) return;
  if (rest.length === 0) {
    wanted[member!] = true;
    return;
  }
  const inner = standing ?? {};
  wanted[member!] = inner;
  want(inner, rest);
}

function isKnown(path: string, tree: FieldTree): boolean {
  let standing: true | FieldTree = tree;
  for (const member of path.split('.')) {
    if (standing === true || !Object.hasOwn(standing, member)) return false;
    standing = standing[member]!;
  }
  return true;
}

function pathsOf(tree: FieldTree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([member, inner]) => [
    prefix + member,
    ...(inner === true ? [] : pathsOf(inner, `${prefix}${member}.`)),
  ]);
}

function unknownFields(unknown: string[], tree: FieldTree) {
  const known = pathsOf(tree).join(', ');
  return invalidInput(
    unknown
      .slice(0, 5)
      .map((path) => path.slice(0, 60))
      .map((path) =>
        fault(
          'fields',
          'field_unknown',
          `没有字段“${path}”。可用的字段：${known}。`,
          `There is no field "${path}". There are: ${known}.`,
        ),
      ),
  );
}

function tooMany() {
  return invalidInput([
    fault(
      'fields',
      'fields_too_many',
      `请列出 1 至 ${MOST_FIELDS} 个字段，以逗号分隔；不列则给出全部。`,
      `Name 1 to ${MOST_FIELDS} fields between commas; without any, all are given.`,
    ),
  ]);
}
