import { ask } from './api.js';
import { htmlOfText, textOfHtml } from './paragraphs.js';
import { putDraft, removeDraft } from './phone-store.js';
import { Problem } from './problem.js';
import { uploadPicture } from './upload-picture.js';

/**
 * What the api is told of a draft.
 * @param {import('./types').Draft} draft
 */
export function bodyOf(draft) {
  const pictures = draft.pictures.filter(({ assetId }) => assetId !== null);
  return {
    category: draft.category || null,
    title: draft.title.trim(),
    bodyHtml: draft.keptHtml === null ? htmlOfText(draft.text) : draft.keptHtml,
    occurredOn: draft.occurredOn || null,
    occurredTime: (draft.occurredOn && draft.occurredTime) || null,
    assetIds: [...pictures.map(({ assetId }) => assetId), ...draft.otherAssetIds],
    pictureCaptions: pictures
      .filter(({ caption, credit, rights }) => caption || credit || rights)
      .map(({ assetId, caption, credit, rights }) => ({ assetId, caption, credit, rights })),
    contributors: draft.authors
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, unitName, share, userId, organizationId }) => ({
        name: name.trim(),
        unitName: unitName.trim() || null,
        share: share.trim() === '' ? null : Number(share),
        userId,
        organizationId,
      })),
    signedOffBy: draft.signedOffBy.trim() || null,
    contactPhone: draft.contactPhone.trim() || null,
    previouslyPublishedIn: draft.previouslyPublishedIn.trim() || null,
    targetLevel: draft.targetLevel || null,
    urgency: draft.urgency || 'normal',
    firstSubmission: draft.firstSubmission,
    commissionId: draft.commissionId || null,
  };
}

/**
 * Hands a draft in: its pictures, its text, and then the word that it is sent. Each step may be repeated without
 * anything being there twice, because the phone chose the names of all of it.
 * @param {import('./types').Draft} draft
 * @param {(text: string) => void} tell progress in words
 * @returns {Promise<{ id: string, number: string }>}
 * @throws {Problem | import('./problem.js').NoConnection | import('./problem.js').SignedOut}
 */
export async function sendDraft(draft, tell) {
  for (const [index, picture] of draft.pictures.entries()) {
    if (picture.assetId !== null) continue;
    const name = `图片 ${index + 1}/${draft.pictures.length}`;
    picture.assetId = await uploadPicture(picture, draft.organizationId, (percent) =>
      tell(`正在上传${name}（${percent}%）`),
    );
    await putDraft(draft);
  }
  tell('正在报送…');
  const receipt = draft.isResent ? await resend(draft) : await sendFirst(draft);
  await removeDraft(draft);
  return receipt;
}

/** @param {import('./types').Draft} draft */
async function sendFirst(draft) {
  const { id, organizationId } = draft;
  try {
    await ask('POST', '/submission-drafts', {
      body: { ...bodyOf(draft), id, organizationId, route: 'form' },
    });
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'submission_already_sent')) throw error;
    // The answer to an earlier try was lost: the receipt tells the same again, and what was changed since is not lost.
    if (await differsFromSent(draft)) return resend(draft);
  }
  return (await ask('POST', `/submissions/${id}/send`)).body;
}

/** @param {import('./types').Draft} draft */
async function differsFromSent(draft) {
  const { body: report } = await ask('GET', `/submissions/${draft.id}`);
  const { title, bodyHtml, assetIds, category } = bodyOf(draft);
  const texts = [bodyHtml, report.bodyHtml].map((html) => textOfHtml(html).text);
  return (
    report.title !== title ||
    report.category !== category ||
    texts[0] !== texts[1] ||
    assetIds.join() !== report.assetIds.join()
  );
}

/** @param {import('./types').Draft} draft */
async function resend(draft) {
  const { body: report, etag } = await ask('GET', `/submissions/${draft.id}`);
  await ask('PATCH', `/submissions/${draft.id}`, { body: bodyOf(draft), headers: { 'if-match': etag } });
  if (report.state !== 'returned') return { id: report.id, number: report.number };
  return (await ask('POST', `/submissions/${draft.id}/send`)).body;
}
