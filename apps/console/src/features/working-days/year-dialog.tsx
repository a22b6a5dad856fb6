import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { api, Problem } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { SpanFields } from './span-fields';
import { daysOf, spansOf } from './spans';
import type { Span } from './spans';
import type { Year } from './use-working-days';

interface Values {
  source?: string;
  spans: Span[];
}

/** A whole year as the notice has it; it takes the place of what was entered before. */
export function YearDialog({ seen, onClose }: { seen: Versioned<Year>; onClose: () => void }) {
  const say = useWords('working-days');
  const tell = useTell();
  const queries = useQueryClient();
  const { year, days: known, source } = seen.body;
  const save = async ({ source: notice, spans }: Values) => {
    const { days, spanOf } = daysOf(spans);
    try {
      await api.PUT('/api/v1/working-days/{year}', {
        params: { path: { year }, header: { 'if-match': seen.etag } },
        body: { days, source: notice?.trim() || undefined },
      });
    } catch (error) {
      throw atSpans(error, spanOf);
    }
    await queries.invalidateQueries({ queryKey: ['working-days'] });
    tell.done(say('saved', { year }));
  };
  return (
    <FormDialog<Values>
      title={say('enter', { year })}
      width={720}
      initialValues={{ source, spans: known.length > 0 ? spansOf(known) : [{ kind: 'holiday' }] }}
      save={save}
      onClose={onClose}
    >
      <p>{say('enter_help')}</p>
      <SpanFields year={year} />
      <Form.Item name="source" label={say('source')} extra={say('source_help')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

const memberAt: Readonly<Record<string, string>> = { date: 'days' };

/** `days.7.date` is told of a day; the form has spans. */
function atSpans(error: unknown, spanOf: readonly number[]): unknown {
  if (!(error instanceof Problem)) return error;
  const errors = error.faults.map((fault) => {
    const [, index, member = ''] = /^days\.(\d+)\.(\w+)$/.exec(fault.path) ?? [];
    const span = spanOf[Number(index)];
    return span === undefined ? fault : { ...fault, path: `spans.${span}.${memberAt[member] ?? member}` };
  });
  return new Problem(error.status, { ...error.body, errors });
}
