import { textOfHtml } from './paragraphs.js';

/**
 * A UUID of version 7: sorted by the time at which it was made.
 * @returns {string}
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let moment = Date.now();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = moment % 256;
    moment = Math.floor(moment / 256);
  }
  bytes[6] = ((bytes[6] || 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] || 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * @param {import('./types').Identity} identity
 * @returns {import('./types').Draft}
 */
export function newDraft(identity) {
  const [unit] = identity.units;
  return {
    id: newId(),
    userId: identity.userId,
    state: 'writing',
    isResent: false,
    organizationId: unit ? unit.id : '',
    category: '',
    title: '',
    text: '',
    keptHtml: null,
    occurredOn: '',
    occurredTime: '',
    pictures: [],
    otherAssetIds: [],
    authors: [
      { name: identity.displayName, unitName: '', share: '', userId: identity.userId, organizationId: null },
    ],
    signedOffBy: '',
    // Of the account's number only the masked one is told, and that is no number to send.
    contactPhone: '',
    previouslyPublishedIn: '',
    targetLevel: '',
    urgency: 'normal',
    firstSubmission: false,
    commissionId: '',
    askedBack: null,
    savedAt: 0,
  };
}

/**
 * A report that is at the desk, taken back to the phone to be changed.
 * @param {import('./types').Report} report
 * @param {import('./types').Asset[]} assets those of the report that can be read
 * @param {string} userId
 * @returns {import('./types').Draft}
 */
export function draftOfReport(report, assets, userId) {
  const { text, isPlain } = textOfHtml(report.bodyHtml);
  const images = new Map(assets.filter(({ kind }) => kind === 'image').map((asset) => [asset.id, asset]));
  return {
    id: report.id,
    userId,
    state: 'writing',
    isResent: report.state !== 'draft',
    organizationId: report.organizationId,
    category: report.category || '',
    title: report.title,
    text,
    keptHtml: isPlain ? null : report.bodyHtml,
    occurredOn: report.occurredOn || '',
    occurredTime: report.occurredTime || '',
    pictures: report.assetIds
      .filter((id) => images.has(id))
      .map((id) => pictureOfAsset(/** @type {import('./types').Asset} */ (images.get(id)), report)),
    otherAssetIds: report.assetIds.filter((id) => !images.has(id)),
    authors: report.contributors.map(({ name, unitName, share, userId: author, organizationId }) => ({
      name,
      unitName,
      share: share === null ? '' : String(share),
      userId: author,
      organizationId,
    })),
    signedOffBy: report.signedOffBy || '',
    contactPhone: report.contactPhone || '',
    previouslyPublishedIn: report.previouslyPublishedIn || '',
    targetLevel: report.targetLevel || '',
    urgency: report.urgency || 'normal',
    firstSubmission: report.firstSubmission || false,
    commissionId: report.commissionId || '',
    askedBack: questionOf(report),
    savedAt: 0,
  };
}

/**
 * @param {import('./types').Report} report
 * @returns {import('./types').Draft['askedBack']}
 */
function questionOf({ state, timeline, missingFields }) {
  const returned = timeline.filter(({ kind }) => kind === 'returned').pop();
  if (state !== 'returned' || !returned) return null;
  return { name: returned.actorName, reason: returned.note || '', missing: missingFields || [] };
}

/**
 * @param {import('./types').Asset} asset
 * @param {import('./types').Report} report
 * @returns {import('./types').DraftPicture}
 */
function pictureOfAsset({ id, fileName, renditions }, { pictureCaptions = [] }) {
  const said = pictureCaptions.find(({ assetId }) => assetId === id);
  const small = renditions.find(({ name }) => name === 'thumb');
  return {
    key: id,
    fileName,
    caption: said ? said.caption : '',
    credit: said ? said.credit : '',
    rights: said ? said.rights : '',
    assetId: id,
    thumbnail: small ? small.url : null,
  };
}

/**
 * Whether somebody wrote anything in it.
 * @param {import('./types').Draft} draft
 */
export function isEmpty({ title, text, pictures, isResent }) {
  return !isResent && title.trim() === '' && text.trim() === '' && pictures.length === 0;
}
