import { documentFingerprint } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';

/** Reads rows of the database. */
interface RowReader {
  sql<Row>(text: string, parameters: unknown[]): Promise<Row[]>;
}

interface ContentRow {
  author_id: string;
  current_revision_id: string;
  approved_revision_id: string | null;
}

interface RevisionRow {
  id: string;
  number: number;
  saved_by: string;
  document: ContentDocument;
  fingerprint: string;
  is_correction: boolean;
}

interface ReviewRow {
  id: string;
  revision_id: string;
  fingerprint: string;
  state: string;
  separation: string;
  stages: { key: string }[];
}

interface DecisionRow {
  id: string;
  stage_key: string;
  round: number;
  revision_id: string;
  people: string[];
  is_corrected: boolean;
}

/**
 * What is wrong with an item and its reviews as they are stored, in words; empty where every promise of ADR 16 is
 * kept. Reads rows and counts for itself: it asks none of the functions by which the product keeps the promises.
 */
export async function brokenPromises(desk: RowReader, contentId: string): Promise<string[]> {
  const [content] = await desk.sql<ContentRow>('SELECT * FROM contents WHERE id = $1', [contentId]);
  const revisions = await desk.sql<RevisionRow>(
    `SELECT v.id, v.number, v.saved_by, v.document, v.fingerprint, k.id IS NOT NULL AS is_correction
     FROM content_revisions v LEFT JOIN review_corrections k ON k.to_revision_id = v.id WHERE v.content_id = $1`,
    [contentId],
  );
  const reviews = await desk.sql<ReviewRow>('SELECT * FROM reviews WHERE content_id = $1', [contentId]);
  const faults: string[] = [];
  for (const review of reviews) {
    const standing = await standingOf(desk, review.id);
    const under = revisions.find(({ id }) => id === review.revision_id)!;
    const earlier = revisions.filter(({ number }) => number <= under.number);
    const writers = [content!.author_id, ...earlier.flatMap(({ document }) => document.coAuthorIds)];
    const savers = earlier.filter((each) => !each.is_correction).map((each) => each.saved_by);
    for (const { stage_key: stage, people } of standing) {
      const isRelaxed = review.separation === 'handling_editor' && stage === 'review_1';
      const barred = isRelaxed ? writers : [...writers, ...savers];
      for (const person of people) if (barred.includes(person)) faults.push(`${stage} stands by an author`);
    }
    const everybody = standing.flatMap(({ people }) => people);
    if (new Set(everybody).size !== everybody.length) faults.push('somebody stands for two stages');
    if (documentFingerprint(under.document) !== review.fingerprint)
      faults.push('the fingerprint does not fit');
    if (review.state === 'open' && content!.current_revision_id !== review.revision_id) {
      faults.push('the review is about another revision than the item');
    }
    if (review.state === 'approved') faults.push(...brokenSignOff(review, standing));
  }
  if (content!.approved_revision_id !== null) {
    const signed = reviews.some(
      ({ state, revision_id: revision }) =>
        state === 'approved' && revision === content!.approved_revision_id,
    );
    if (!signed) faults.push('an approved revision without its sign-off');
  }
  return faults;
}

function brokenSignOff(review: ReviewRow, standing: DecisionRow[]): string[] {
  const faults: string[] = [];
  const rounds = review.stages.map(({ key }) => standing.find((each) => each.stage_key === key)?.round ?? 0);
  if (rounds.includes(0)) faults.push('signed off without every stage');
  if (rounds.some((round, index) => index > 0 && round <= rounds[index - 1]!))
    faults.push('stages out of order');
  const last = standing.find(({ stage_key: key }) => key === review.stages.at(-1)!.key);
  if (last && last.revision_id !== review.revision_id)
    faults.push('the last approval is about something else');
  if (last?.is_corrected) faults.push('a correction in the last stage without its proof');
  return faults;
}

function standingOf(desk: RowReader, reviewId: string): Promise<DecisionRow[]> {
  return desk.sql<DecisionRow>(
    `SELECT d.id, d.stage_key, d.round, d.revision_id,
            array_remove(ARRAY[d.decider_id, d.on_behalf_of], NULL) AS people,
            EXISTS (SELECT 1 FROM review_corrections k
                    WHERE k.review_id = d.review_id AND k.round = d.round) AS is_corrected
     FROM review_decisions d
     WHERE d.id IN (SELECT decision_id FROM review_standing WHERE review_id = $1)`,
    [reviewId],
  );
}
