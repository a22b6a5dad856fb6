import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useNotes, useProofing } from '@/features/remarks';
import type { Finding } from '@/features/remarks';
import { useCan } from '@/features/sessions';
import { ProblemNotice, useWords } from '@/ui';
import { CorrectionDialog } from '../corrections/correction-dialog';
import type { Correction } from '../corrections/correction-dialog';
import { useMyPart } from '../deciding/use-my-part';
import type { Review } from '../item/use-item';
import { FieldView } from '../text/field-view';
import { fieldsOf } from '../text/fields';
import type { Document } from '../text/fields';
import { selectByKeys } from '../text/select-by-keys';
import { useSelectedPassage } from '../text/use-selected-passage';
import { NoteDialog } from './note-dialog';
import type { NotedPlace } from './note-dialog';
import { NoteList } from './note-list';
import { AcceptDialog } from './accept-dialog';
import { ProofingList } from './proofing-list';

/** The words of the item with what is said about them; whoever selects a passage can say something about it. */
export function NotedText({
  review,
  document,
  etag,
  isCurrent,
}: {
  review: Review;
  document: Document;
  etag: string;
  isCurrent: boolean;
}) {
  const say = useWords('reviews');
  const can = useCan();
  const holder = useRef<HTMLDivElement>(null);
  const passage = useSelectedPassage(holder);
  const [noted, setNoted] = useState<NotedPlace | null>(null);
  const [correction, setCorrection] = useState<Correction | null>(null);
  const [accepted, setAccepted] = useState<Finding | null>(null);
  const notes = useNotes(review.contentId, review.revisionId);
  const proofing = useProofing(review.contentId, review.revisionId);
  const { canCorrect, canDecide } = useMyPart(review);
  const numbered = notes.items.map((note, index) => ({ note, number: index + 1 }));
  const { findings } = proofing;
  const mayNote = isCurrent && can('review.decide');
  return (
    <div className="review-text">
      <div>
        {mayNote && <p className="review-quiet">{say(canCorrect ? 'notes.how_correct' : 'notes.how')}</p>}
        <article
          ref={holder}
          className="review-article"
          lang={document.locale}
          aria-label={say('notes.article')}
          tabIndex={mayNote ? 0 : undefined}
          onKeyDown={mayNote ? selectByKeys : undefined}
        >
          {fieldsOf(document).map((field) => (
            <FieldView
              key={field.path}
              field={field}
              notes={numbered}
              findings={findings}
              onNote={mayNote ? () => setNoted({ path: field.path, passage: null }) : undefined}
            />
          ))}
        </article>
        {mayNote && passage && (
          <div className="review-selection" role="toolbar" aria-label={say('notes.selected')}>
            <span className="review-quiet">{say('notes.quote', { quote: shortened(passage.quote) })}</span>
            <Button type="primary" onClick={() => setNoted({ path: passage.path, passage })}>
              {say('notes.write')}
            </Button>
            {canCorrect && (
              <Button onClick={() => setCorrection({ ...passage, replacement: passage.quote })}>
                {say('corrections.correct')}
              </Button>
            )}
          </div>
        )}
      </div>
      <aside className="review-aside">
        {notes.isError && <ProblemNotice error={notes.error} onRetry={() => void notes.refetch()} />}
        <NoteList contentId={review.contentId} numbered={numbered} maySettle={can('review.decide')} />
        {proofing.isError && <ProblemNotice error={proofing.error} onRetry={() => void proofing.refetch()} />}
        {proofing.isSuccess && (
          <ProofingList
            findings={findings}
            onCorrect={canCorrect ? setCorrection : undefined}
            onAccept={canDecide && isCurrent ? setAccepted : undefined}
          />
        )}
      </aside>
      {noted && (
        <NoteDialog
          contentId={review.contentId}
          revisionId={review.revisionId}
          place={noted}
          onClose={() => setNoted(null)}
        />
      )}
      {accepted && <AcceptDialog review={review} finding={accepted} onClose={() => setAccepted(null)} />}
      {correction && (
        <CorrectionDialog
          review={review}
          document={document}
          etag={etag}
          correction={correction}
          onClose={() => setCorrection(null)}
        />
      )}
    </div>
  );
}

const shortened = (quote: string) => (quote.length > 24 ? `${quote.slice(0, 23)}…` : quote);
