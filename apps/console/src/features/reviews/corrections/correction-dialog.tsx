import { Alert, Form, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { fieldsOf } from '../text/fields';
import type { Document } from '../text/fields';
import { useReviewChange } from '../use-review-change';
import { changeOf, correctedHtml, correctedText } from './corrected-member';
import type { Replacement } from './corrected-member';

export type Correction = Replacement;

interface Wish {
  replacement: string;
  comment?: string;
}

/** 改字: the reviewer's own revision of the item, shown to the next stage. */
export function CorrectionDialog({
  review,
  document,
  etag,
  correction,
  onClose,
}: {
  review: Review;
  document: Document;
  etag: string;
  correction: Correction;
  onClose: () => void;
}) {
  const say = useWords('reviews');
  const [key] = useState(newKey);
  const field = fieldsOf(document).find(({ path }) => path === correction.path);
  const corrected = (replacement: string) => {
    const change = { ...correction, replacement };
    return field && (field.isHtml ? correctedHtml(field.text, change) : correctedText(field.text, change));
  };
  const saving = useReviewChange(
    ({ value, comment }: { value: string; comment?: string }) =>
      bodyOf(
        api.POST('/api/v1/reviews/{id}/corrections', {
          params: { path: { id: review.id } },
          headers: { ...onceBy(key), ...ifMatch(etag) },
          body: { changes: changeOf(correction.path, value), comment: comment?.trim() || null },
        }),
      ),
    { done: say('corrections.done'), isQuiet: true },
  );
  const canCorrect = typeof corrected(correction.replacement) === 'string';
  const save = async ({ replacement, comment }: Wish) => {
    const value = corrected(replacement);
    if (typeof value === 'string') await saving.mutateAsync({ value, comment });
  };
  return (
    <FormDialog<Wish>
      title={say('corrections.title')}
      okText={say('corrections.keep')}
      okButton={{ disabled: !canCorrect }}
      initialValues={{ replacement: correction.replacement }}
      save={save}
      onClose={onClose}
    >
      {canCorrect ? (
        <p>{say('corrections.follows')}</p>
      ) : (
        <Alert type="warning" showIcon title={say('corrections.across')} />
      )}
      <blockquote className="review-word">{correction.quote}</blockquote>
      <Form.Item
        name="replacement"
        label={say('corrections.instead')}
        rules={[
          {
            validator: (_, value: string) =>
              value === correction.quote
                ? Promise.reject(new Error(say('corrections.same')))
                : Promise.resolve(),
          },
        ]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="comment" label={say('corrections.why')}>
        <Input maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
