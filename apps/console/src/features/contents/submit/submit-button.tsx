import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy, Problem } from '@/api-client';
import { useProblemText, useTell, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';

/** Saves what is there and asks for its review; what stands in the way is said in full. */
export function SubmitButton({ keeper, onDone }: { keeper: DraftKeeper; onDone: () => void }) {
  const say = useWords('contents');
  const tell = useTell();
  const textOf = useProblemText();
  const queries = useQueryClient();
  const [key, setKey] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const submit = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      const { content, etag } = keeper.current();
      if (keeper.hasUnsaved) throw new UnsavedWords();
      return bodyOf(
        api.POST('/api/v1/contents/{id}/submit', {
          params: { path: { id: content.id } },
          headers: { ...ifMatch(etag), ...onceBy(key!) },
          body: { comment: comment.trim() || null },
        }),
      );
    },
    onSuccess: () => {
      setKey(null);
      tell.done(say('submit.done'));
      void queries.invalidateQueries({ queryKey: ['contents', keeper.current().content.id] });
      void queries.invalidateQueries({ queryKey: ['reviews'] });
      onDone();
    },
  });
  const { error } = submit;
  const faults = error instanceof Problem ? error.faults : [];
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          submit.reset();
          setKey(newKey());
        }}
      >
        {say('submit.button')}
      </Button>
      <Modal
        open={key !== null}
        title={say('submit.title')}
        okText={say('submit.button')}
        onOk={() => submit.mutate()}
        confirmLoading={submit.isPending}
        onCancel={() => setKey(null)}
      >
        <p>{say('submit.text')}</p>
        <Input.TextArea
          aria-label={say('submit.comment')}
          placeholder={say('submit.comment')}
          value={comment}
          maxLength={2000}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={(event) => setComment(event.target.value)}
        />
        {error && (
          <Alert
            className="submit-problem"
            type="error"
            showIcon
            role="alert"
            title={error instanceof UnsavedWords ? say('submit.unsaved') : textOf(error)}
            description={
              faults.length > 0 && (
                <ul>
                  {faults.map(({ path, message }) => (
                    <li key={path + message}>{message}</li>
                  ))}
                </ul>
              )
            }
          />
        )}
      </Modal>
    </>
  );
}

class UnsavedWords extends Error {}
