const people =
  '(?:通讯员|特约记者|实习记者|见习记者|本报记者|本[报网刊台]记者|记者|供稿人?|撰稿|摄影|摄|图文|来源|责任编辑|责编|编辑|审核|审稿|校对)';
const name = '[\\p{Script=Han}A-Za-z·]{1,12}';

/** What says who wrote, sent, checked or photographed a report, and nothing about what happened. */
const boilerplate: readonly RegExp[] = [
  /^[ \t]*[【[（(]?本[报网刊台]讯[】\])）]?/gmu,
  new RegExp(`[（(【](?:${people}|文|图)[^（）()【】\\n]{0,60}[)）】]`, 'gu'),
  new RegExp(`[（(【][^（）()【】\\n]{0,40}(?:供稿|摄影|摄|报道|报送)[)）】]`, 'gu'),
  new RegExp(
    `^[ \\t]*(?:本[报网刊台])?(?:${people}|作者|报送单位|联系人|联系电话|审核人?)[：: ][^\\n]{0,80}$`,
    'gmu',
  ),
  new RegExp(
    `^[ \\t]*(?:通讯员|本报记者|记者)[ \\t\\u3000]*${name}(?:[、 \\u3000，,]${name}){0,4}[ \\t\\u3000]*(?:报道)?(?=[：:\\n]|$)`,
    'gmu',
  ),
];

/** The text with its boilerplate blanked out; as long as before, so that places stay. */
export function withoutBoilerplate(text: string): string {
  return boilerplate.reduce(
    (rest, expression) => rest.replace(expression, (found) => '\n'.repeat(found.length)),
    text,
  );
}
