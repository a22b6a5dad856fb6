import { randomUUID } from 'node:crypto';

/**
 * Bodies that pass every check of shape, so that the question is asked which the id decides. A new route that
 * answers 400 to the tests of foreign ids wants its line. By method and path below `/api/v1`, parameters as `:name`.
 */
export const passingBodies: Record<string, object> = {
  'PATCH /organizations/:id': { name: '改名' },
  'PUT /organizations/:id/members/:userId': { roles: ['editor'] },
  'PATCH /users/:id': { displayName: '改名' },
  'PATCH /assets/:id': { altText: '改' },
  'POST /imports/:id/repairs': { accept: [{ kind: 'masked_word' }] },
  'POST /imports/:id/tracked-changes': { choice: 'reject' },
  'POST /imports/:id/pictures': { urls: ['https://pictures.example/1.jpg'] },
  'PATCH /columns/:id': { name: '改名' },
  'PATCH /contents/:id': { title: '改题' },
  'PUT /contents/:id/presence': { editing: true },
  'PUT /contents/:id/variants/:platform': { title: '改题' },
  'POST /contents/:id/publications': { channelAccountIds: [randomUUID()] },
  'POST /contents/:id/withdraw': { reason: '不再需要' },
  'POST /contents/:id/notes': { revisionId: randomUUID(), path: 'title', note: '用全称' },
  'POST /contents/:id/notes/:noteId/replies': { text: '已改' },
  'POST /reviews/:id/assign': { userId: randomUUID() },
  'PUT /organizations/:id/review-separation': { mode: 'strict', reason: '恢复' },
  'POST /reviews/:id/corrections': { changes: { title: '改题' } },
  'POST /reviews/:id/decisions': { outcome: 'approve' },
  'PATCH /review-flows/:id': { name: '改名' },
  'PATCH /reprint-sources/:id': { note: '改注' },
  'POST /contents/:id/reprint-snapshots': { html: '<p>原文</p>' },
  'PATCH /channel-accounts/:id': { name: '改名' },
  'PATCH /notice-hooks/:id': { name: '改名' },
  'PATCH /blackout-windows/:id': { reason: '改由' },
  'PATCH /publications/:id': { scheduledAt: '2030-01-01T09:00:00+08:00' },
  'POST /publications/:id/resolve': { outcome: 'not_published' },
  'POST /publications/:id/withdraw': { reason: '不再需要' },
  'PATCH /submissions/:id': { title: '改题' },
  'POST /submissions/:id/decline': { reason: '不采用' },
  'POST /submissions/:id/adoptions': { level: 'city', outlet: '市报', adoptedOn: '2026-07-22' },
  'PATCH /story-ideas/:id': { title: '改题' },
  'POST /story-ideas/:id/drop': { reason: '不再需要' },
  'PATCH /recurring-slots/:id': { name: '改名' },
  'PUT /recurring-slots/:id/occurrences/:date': { skipReason: '不再需要' },
};
