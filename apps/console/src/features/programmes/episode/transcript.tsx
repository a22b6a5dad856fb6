import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { EmptyState, FormDialog, Panel, useTell, useWords } from '@/ui';
import { changeEpisode, touchedBy } from './use-episode';
import type { EpisodePart } from './use-episode';

interface Values {
  episode: { transcript: string };
}

/** The spoken words, for those who can't hear and for who looks something up. */
export function Transcript({ programmeId, seen, isEditable }: EpisodePart) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<EpisodePart['seen'] | null>(null);
  const { id, episode, locale } = seen.body;
  const transcript = episode?.transcript ?? '';
  const save = async (values: Values) => {
    await changeEpisode(changed ?? seen, values);
    await Promise.all(touchedBy(id, programmeId).map((queryKey) => queries.invalidateQueries({ queryKey })));
    tell.done(say('transcript.saved'));
  };
  const change = isEditable && (
    <Button onClick={() => setChanged(seen)}>{say(transcript ? 'change' : 'transcript.add')}</Button>
  );
  return (
    <Panel title={say('transcript.title')} extra={transcript && change}>
      {transcript ? (
        // Scrolled by the keyboard too.
        <div
          role="region"
          tabIndex={0}
          className="transcript"
          lang={locale}
          aria-label={say('transcript.title')}
        >
          {transcript}
        </div>
      ) : (
        <EmptyState text={say('transcript.empty')}>{change}</EmptyState>
      )}
      {changed && (
        <FormDialog<Values>
          title={say('transcript.title')}
          width={760}
          initialValues={{ episode: { transcript } }}
          save={save}
          onClose={() => setChanged(null)}
        >
          <Form.Item
            name={['episode', 'transcript']}
            label={say('transcript.text')}
            extra={say('transcript.hint')}
          >
            <Input.TextArea autoSize={{ minRows: 10, maxRows: 20 }} maxLength={500_000} />
          </Form.Item>
        </FormDialog>
      )}
    </Panel>
  );
}
