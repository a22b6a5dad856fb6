import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { FormDialog, useTell, useWords } from '@/ui';
import { secondsOf, timeText } from './chapter-times';
import { changeEpisode, touchedBy } from './use-episode';
import type { EpisodePart } from './use-episode';

interface Row {
  /** As it is typed, `1:15`. */
  startSeconds: string;
  title: string;
  url?: string;
  imageAssetId?: string;
}

interface Values {
  episode?: { chapters?: Row[] };
}

/** Chapters as rows of time and title; they are put into the order of their times. */
export function ChaptersDialog({ programmeId, seen, onClose }: EpisodePart & { onClose: () => void }) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async ({ episode }: Values) => {
    const chapters = (episode?.chapters ?? []).map((row) => ({
      ...row,
      startSeconds: secondsOf(row.startSeconds) ?? 0,
    }));
    chapters.sort((one, other) => one.startSeconds - other.startSeconds);
    await changeEpisode(seen, { episode: { chapters } });
    await Promise.all(
      touchedBy(seen.body.id, programmeId).map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    tell.done(say('chapters.saved'));
  };
  const rows = (seen.body.episode?.chapters ?? []).map((chapter) => ({
    ...chapter,
    startSeconds: timeText(chapter.startSeconds),
  }));
  return (
    <FormDialog<Values>
      title={say('chapters.title')}
      width={640}
      initialValues={{ episode: { chapters: rows.length > 0 ? rows : [{ startSeconds: '0:00' }] } }}
      save={save}
      onClose={onClose}
    >
      <p className="quiet-words">{say('chapters.lead')}</p>
      <Form.List name={['episode', 'chapters']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="form-row is-chapter">
                <Form.Item
                  name={[name, 'startSeconds']}
                  rules={[
                    {
                      validator: (_, text: string) =>
                        secondsOf(text ?? '') === null
                          ? Promise.reject(new Error(say('chapters.no_time')))
                          : Promise.resolve(),
                    },
                  ]}
                >
                  <Input aria-label={say('chapters.begins')} placeholder="1:15" maxLength={12} />
                </Form.Item>
                <Form.Item
                  name={[name, 'title']}
                  rules={[{ required: true, whitespace: true, message: say('required') }]}
                >
                  <Input
                    aria-label={say('chapters.name')}
                    placeholder={say('chapters.name')}
                    maxLength={200}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('chapters.remove')}
                  onClick={() => remove(name)}
                />
                {/* Kept as they are: other programs write them. */}
                <Form.Item name={[name, 'url']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'imageAssetId']} hidden>
                  <Input />
                </Form.Item>
              </div>
            ))}
            <Button
              icon={<PlusOutlined />}
              disabled={fields.length >= 200}
              onClick={() => add({ startSeconds: '', title: '' })}
            >
              {say('chapters.add_row')}
            </Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
