/**
 * What is missing before it can be sent; the api asks the same and more.
 * @param {import('./types').Draft} draft
 * @returns {{ field: string, message: string }[]}
 */
export function missingIn(draft) {
  const problems = [];
  if (!draft.organizationId) problems.push({ field: 'organizationId', message: '请选择报送单位。' });
  if (!draft.category) problems.push({ field: 'category', message: '请选择信息类别。' });
  if (draft.title.trim() === '') problems.push({ field: 'title', message: '请填写标题。' });
  const hasFiles = draft.pictures.length + draft.otherAssetIds.length > 0;
  if (draft.text.trim() === '' && !hasFiles)
    problems.push({ field: 'text', message: '请填写正文，或添加图片。' });
  if (draft.authors.every(({ name }) => name.trim() === '')) {
    problems.push({ field: 'authors', message: '请至少填写一位作者。' });
  }
  return [...problems, ...shareProblems(draft.authors), ...phoneProblems(draft.contactPhone)];
}

/** @param {import('./types').DraftAuthor[]} authors */
function shareProblems(authors) {
  const shares = authors.filter(({ name }) => name.trim() !== '').map(({ share }) => share.trim());
  const given = shares.filter((share) => share !== '').map(Number);
  if (given.length === 0) return [];
  if (given.some((share) => !(share > 0 && share <= 100))) {
    return [{ field: 'authors', message: '占比应为 0.01–100 之间的数字。' }];
  }
  if (given.length < shares.length)
    return [{ field: 'authors', message: '要么每位作者都填写占比，要么都不填。' }];
  const sum = given.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 100) <= 0.01 * given.length) return [];
  return [{ field: 'authors', message: `各作者占比之和应为 100，现在是 ${Number(sum.toFixed(2))}。` }];
}

/** @param {string} phone */
function phoneProblems(phone) {
  if (phone.trim() === '' || /^\+?[\d -]{5,20}$/.test(phone.trim())) return [];
  return [{ field: 'contactPhone', message: '联系电话只能有数字、空格和短横线，5–20 位。' }];
}

/**
 * Fields of the api by the field of the form that they come from.
 * @type {[RegExp, string][]}
 */
const fieldOfPath = [
  [/^bodyHtml/, 'text'],
  [/^(assetIds|pictureCaptions)/, 'pictures'],
  [/^contributors/, 'authors'],
  [/^(\w+)$/, ''],
];

/**
 * The field of the form that stands for a member of the api.
 * @param {string} path
 */
export function fieldFor(path) {
  const known = fieldOfPath.find(([pattern]) => pattern.test(path));
  return (known && known[1]) || path;
}

/**
 * What the api refused, at the fields of the form.
 * @param {import('./problem.js').Problem} problem
 */
export function problemsOfForm({ faults, message }) {
  if (faults.length === 0) return [{ field: '', message }];
  return faults.map(({ path, message: told }) => ({ field: fieldFor(path), message: told }));
}
