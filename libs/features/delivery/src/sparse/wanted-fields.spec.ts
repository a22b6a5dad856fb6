import fc from 'fast-check';
import { AppError } from '@haojiao/kernel';
import type { FieldTree } from './field-tree';
import { fieldTrees } from './field-tree';
import { canonicalFields, picked, wantedFields } from './wanted-fields';

const document: FieldTree = fieldTrees.document;
const want = (fields: string) => wantedFields(fields, document);

function pathsOf(tree: FieldTree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([member, inner]) => [
    prefix + member,
    ...(inner === true ? [] : pathsOf(inner, `${prefix}${member}.`)),
  ]);
}

const item = {
  id: '1',
  title: '题',
  column: null,
  tags: ['甲', '乙'],
  cover: {
    url: 'u',
    alt: '图',
    renditions: [
      { name: 'a', url: 'x' },
      { name: 'b', url: 'y' },
    ],
  },
};

describe('wanted fields', () => {
  it.each([
    ['title,id', { id: '1', title: '题' }],
    ['cover.url', { cover: { url: 'u' } }],
    ['cover.renditions.url,cover.alt', { cover: { alt: '图', renditions: [{ url: 'x' }, { url: 'y' }] } }],
    ['cover.url,cover', { cover: item.cover }],
    ['cover,cover.url', { cover: item.cover }],
    ['column.code,tags', { column: null, tags: ['甲', '乙'] }],
    ['brand.name', {}],
  ])('%s', (fields, expected) => {
    expect(picked(item, want(fields))).toEqual(expected);
  });

  it('are the same in any order and however often they are named', () => {
    const path = fc.constantFrom(...pathsOf(document));
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 8 }), fc.integer(), (paths, seed) => {
        const shuffled = [...paths, paths[Math.abs(seed) % paths.length]!].reverse();
        const one = want(paths.join(','));
        const other = want(` ${shuffled.join(' , ')},`);
        return (
          canonicalFields(one) === canonicalFields(other) &&
          JSON.stringify(picked(item, one)) === JSON.stringify(picked(item, other))
        );
      }),
    );
  });

  it('are another entry where they give another answer', () => {
    const path = fc.constantFrom(...pathsOf(document));
    const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(paths, paths, (one, other) => {
        const [wantedOne, wantedOther] = [want(one.join(',')), want(other.join(','))];
        return (
          canonicalFields(wantedOne) !== canonicalFields(wantedOther) ||
          JSON.stringify(picked(item, wantedOne)) === JSON.stringify(picked(item, wantedOther))
        );
      }),
    );
  });

  it.each([
    'titel',
    'title.x',
    'cover.',
    '__proto__',
    'constructor',
    'cover.renditions.toString',
    'article.html ',
  ])('what is not there is refused with what there is: %s', (fields) => {
    if (fields.trim() === 'article.html') {
      expect(picked({ article: { html: 'h' } }, want(fields))).toEqual({ article: { html: 'h' } });
      return;
    }
    let refusal: unknown;
    try {
      want(fields);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AppError);
    const [first] = (refusal as AppError).faults;
    expect(first).toMatchObject({ path: 'fields', code: 'field_unknown' });
    expect(first!.message.en).toContain('cover.renditions.url');
  });

  it('in lists are those of lists', () => {
    expect(() => wantedFields('article.html', fieldTrees.summary)).toThrow(AppError);
  });

  it('are no more than fifty, and not none', () => {
    const all = pathsOf(document);
    expect(all.length).toBeGreaterThan(50);
    expect(() => want(all.join(','))).toThrow(AppError);
    expect(() => want(' , ')).toThrow(AppError);
  });
});
