import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Problem, api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { ProblemNotice, useTell, useWords } from '@/ui';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { bodyOfCorrection, bodyOfNew, draftOf, faultsOfBoard } from './board-draft';
import type { Pasted } from './board-draft';
import { BoardFields } from './board-fields';
import { BoardReading } from './board-reading';
import { boardsKey } from './use-boards';

/**
 * A table of ranks out of a page or a spreadsheet: pasted, looked at line by line, then kept. A correction begins with
 * what stands, and follows it.
 */
export default function PasteBoard({ old }: { old?: Shape<'LeaderboardResponse'> }) {
  const say = useWords('figures');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const { unitId } = useCurrentUnit();
  const organizationId = old?.organizationId ?? unitId;
  const [key] = useState(newKey);
  const [form] = Form.useForm<Pasted>();
  const text = Form.useWatch('text', form);
  const reading = useMutation({
    mutationFn: (pasted: string) =>
      bodyOf(api.POST('/api/v1/leaderboards/readings', { body: { organizationId, text: pasted } })),
  });
  const keep = useMutation({
    mutationFn: (pasted: Pasted) =>
      bodyOf(
        old
          ? api.POST('/api/v1/leaderboards/{id}/corrections', {
              params: { path: { id: old.id } },
              body: bodyOfCorrection(pasted, old),
              headers: onceBy(key),
            })
          : api.POST('/api/v1/leaderboards', {
              body: { ...bodyOfNew(pasted), organizationId },
              headers: onceBy(key),
            }),
      ),
    onSuccess: async ({ id, entryCount }) => {
      tell.done(say(old ? 'board.correction_kept' : 'board.kept', { count: entryCount }));
      await queries.invalidateQueries({ queryKey: boardsKey });
      void go(`/figures/rankings/published/${id}`);
    },
    onError: (error) =>
      tell.problemIn(
        form,
        error instanceof Problem
          ? new Problem(error.status, { ...error.body, errors: faultsOfBoard(error.faults) })
          : error,
      ),
  });
  const read = reading.data;
  const errors = read?.faults.filter(({ severity }) => severity === 'error').length ?? 0;
  // What stands need not be looked at once more, as long as it is not touched.
  const isKnown = old !== undefined && (text === undefined || text === old.text);
  const hasEntries = isKnown || (read?.entries.length ?? 0) > 0;
  const back = old ? `/figures/rankings/published/${old.id}` : '/figures/rankings/published';
  return (
    <FiguresPage
      part="rankings"
      lead={<Link to={back}>{say(old ? 'board.back_to_old' : 'board.back')}</Link>}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={old && draftOf(old)}
        onFinish={(pasted) => keep.mutate(pasted)}
      >
        <div className="figures-grid">
          <Card title={say(old ? 'board.correct_title' : 'board.add')}>
            {old && <p className="figures-quiet">{say('board.correct_why')}</p>}
            <Form.Item
              name="text"
              label={say('board.text')}
              extra={say('board.how')}
              rules={[{ required: true, max: 200_000 }]}
            >
              <Input.TextArea rows={10} placeholder={say('board.example')} onChange={() => reading.reset()} />
            </Form.Item>
            <Button
              loading={reading.isPending}
              onClick={() => {
                const pasted = String(form.getFieldValue('text') ?? '');
                if (pasted.trim()) reading.mutate(pasted);
                else void form.validateFields(['text']);
              }}
            >
              {say('board.look')}
            </Button>
            {reading.isError && <ProblemNotice error={reading.error} />}
          </Card>
          {read && <BoardReading reading={read} />}
          {hasEntries && (
            <Card title={say('board.about')}>
              <BoardFields errors={isKnown ? 0 : errors} isCorrection={old !== undefined} />
              <Button type="primary" htmlType="submit" loading={keep.isPending}>
                {say(old ? 'board.keep_correction' : 'board.keep')}
              </Button>
            </Card>
          )}
        </div>
      </Form>
    </FiguresPage>
  );
}
