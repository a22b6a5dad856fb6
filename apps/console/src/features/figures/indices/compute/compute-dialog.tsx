import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { FormDialog, useTell, useWords } from '@/ui';
import { AccountSelect } from '../../parts/account-select';
import { useAccounts } from '../../parts/use-accounts';
import { officeToday } from '../../period/use-period';
import { FormulaMeaning } from '../formula-meaning';
import { lastPeriod } from '../index-period';
import { PeriodField } from '../period-field';
import { useFormulas } from '../use-formulas';
import { useValueText } from '../use-index-names';
import { indexValuesKey } from '../use-indices';
import { ComputeInputs } from './compute-inputs';
import { bodyFor } from './compute-wish';
import type { ComputeWish } from './compute-wish';

/** An index of an account or the unit for a period that is over, from what is on record and what one types. */
export function ComputeDialog({ accountId, onClose }: { accountId?: string; onClose: () => void }) {
  const say = useWords('figures');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const valueText = useValueText();
  const { unitId } = useCurrentUnit();
  const { byId: accounts } = useAccounts(unitId);
  const { byId, formulas } = useFormulas();
  const [key] = useState(newKey);
  const [form] = Form.useForm<ComputeWish>();
  const of = Form.useWatch('of', form) ?? accountId;
  const formula = byId.get(Form.useWatch('formulaId', form) ?? '');
  const platform = accounts.get(of ?? '')?.platform;
  const offered = formulas.filter(
    (one) =>
      one.document !== null &&
      (of === 'unit'
        ? one.subject === 'unit'
        : one.subject === 'account' && (one.platform === null || one.platform === platform)),
  );
  const save = async (wish: ComputeWish) => {
    const made = await bodyOf(
      api.POST('/api/v1/index-values', { body: bodyFor(wish, unitId), headers: onceBy(key) }),
    );
    tell.done(say('compute.done', { value: valueText(made) }));
    await queries.invalidateQueries({ queryKey: indexValuesKey });
    void go(`/figures/indices/values/${made.id}`);
  };
  return (
    <FormDialog<ComputeWish>
      title={say('compute.open')}
      okText={say('compute.save')}
      form={form}
      initialValues={{ of: accountId, period: lastPeriod('month', officeToday()), gather: true, words: {} }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="of" label={say('indices.whose')} rules={[{ required: true }]}>
        <AccountSelect
          more={[{ value: 'unit', label: say('indices.of_unit') }]}
          // A formula is for accounts of one platform, or for units.
          onChange={() => form.resetFields(['formulaId', 'words', 'kept'])}
        />
      </Form.Item>
      <Form.Item
        name="formulaId"
        label={say('indices.version')}
        rules={[{ required: true }]}
        extra={formula && <FormulaMeaning formula={formula} />}
      >
        <Select
          disabled={!of}
          notFoundContent={say('compute.no_formula')}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="period" label={say('indices.period')} extra={say('compute.period_why')}>
        <PeriodField />
      </Form.Item>
      <Form.Item name="gather" valuePropName="checked" extra={say('compute.gather_why')}>
        <Checkbox>{say('compute.gather')}</Checkbox>
      </Form.Item>
      {formula?.document && (
        <ComputeInputs
          document={formula.document}
          unitId={of === 'unit' ? unitId : accounts.get(of ?? '')?.organizationId}
        />
      )}
    </FormDialog>
  );
}
