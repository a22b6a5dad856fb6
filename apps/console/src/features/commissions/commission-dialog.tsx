import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { UnitsBelowField } from '@/features/organizations';
import type { UnitsBelow } from '@/features/organizations';
import { CategorySelect, DayField } from '@/features/submissions';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';
import type { Commission } from './commission-state';

interface Wish {
  title: string;
  brief?: string;
  category?: Shape<'CreateCommissionRequest'>['category'];
  dueOn: string;
  minimum: number;
  addressees?: UnitsBelow;
  note?: string;
}

/** Asks units below for reports; a draft or an issued one can be changed. */
export function CommissionDialog({
  unitId,
  current: currentNow,
  onClose,
}: {
  unitId: string;
  current?: Versioned<Commission>;
  onClose: () => void;
}) {
  // What the form began with, also while others change it: nothing of theirs is overwritten unseen.
  const [current] = useState(currentNow);
  const say = useWords('commissions');
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const [nextWeek] = useState(() => inOffice(Date.now()).add(7, 'day').format('YYYY-MM-DD'));
  const isIssued = current?.body.state === 'issued';
  const save = useAct(
    ({ addressees = {}, note, ...words }: Wish) => {
      const asked = { ...words, category: words.category ?? null };
      return current
        ? bodyOf(
            api.PATCH('/api/v1/commissions/{id}', {
              params: { path: { id: current.body.id } },
              headers: ifMatch(current.etag),
              body: isIssued ? { ...asked, note } : { ...asked, addressees },
            }),
          )
        : bodyOf(
            api.POST('/api/v1/commissions', {
              headers: onceBy(key),
              body: { ...asked, organizationId: unitId, addressees },
            }),
          );
    },
    { touches: [['commissions']], done: say('saved') },
  );
  const submit = async (wish: Wish) => {
    const saved = await save.attempt(wish);
    if (!current) void navigate(`/submissions/commissions/${saved.id}`);
  };
  const wanted = current?.body.wanted;
  return (
    <FormDialog<Wish>
      title={say(current ? 'change' : 'make')}
      initialValues={{
        title: current?.body.title,
        brief: current?.body.brief,
        category: current?.body.category,
        dueOn: current?.body.dueOn ?? nextWeek,
        minimum: current?.body.minimum ?? 1,
        addressees: wanted?.organizationIds.length
          ? { organizationIds: wanted.organizationIds }
          : { reach: wanted?.reach ?? 'directly_below' },
      }}
      save={submit}
      onClose={onClose}
    >
      <p>{say(isIssued ? 'change_told' : 'make_told')}</p>
      <Form.Item name="title" label={say('subject')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={120} autoFocus placeholder={say('subject_hint')} />
      </Form.Item>
      <Form.Item name="brief" label={say('brief')}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 3 }} placeholder={say('brief_hint')} />
      </Form.Item>
      <div className="desk-two-fields">
        <Form.Item name="dueOn" label={say('due')} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="minimum" label={say('minimum')} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} className="desk-whole-width" />
        </Form.Item>
      </div>
      <Form.Item name="category" label={say('category_label')}>
        <CategorySelect />
      </Form.Item>
      {!isIssued && <UnitsBelowField name="addressees" label={say('whom')} unitId={unitId} />}
      {isIssued && (
        <Form.Item name="note" label={say('note')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
