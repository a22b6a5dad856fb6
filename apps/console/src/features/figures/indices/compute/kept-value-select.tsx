import { Form, Select } from 'antd';
import { useWords } from '@/ui';
import type { PeriodWish } from '../index-period';
import { useFormulas } from '../use-formulas';
import { useSubjectName } from '../../parts/use-names';
import { useValueText } from '../use-index-names';
import { useKeptValues } from '../use-indices';

/** A kept value of the same unit and the period of the form. Usable as a field of a form. */
export function KeptValueSelect({
  unitId,
  indexCode,
  ...field
}: {
  unitId: string | undefined;
  indexCode: string;
  id?: string;
  value?: string;
  onChange?: (valueId?: string) => void;
}) {
  const say = useWords('figures');
  const { byId } = useFormulas();
  const subjectName = useSubjectName();
  const valueText = useValueText();
  const period = Form.useWatch<PeriodWish | undefined>('period');
  const kept = useKeptValues(unitId, indexCode);
  const offered =
    kept.data?.items.filter(
      (value) =>
        value.organizationId === unitId &&
        value.period.kind === period?.kind &&
        value.period.from === period.from &&
        (period.to === undefined || value.period.to === period.to),
    ) ?? [];
  return (
    <Select
      {...field}
      allowClear
      loading={kept.isLoading}
      notFoundContent={say('compute.nothing_kept')}
      popupMatchSelectWidth={false}
      options={offered.map((value) => ({
        value: value.id,
        label: `${valueText(value)} · ${byId.get(value.formulaId)?.name ?? indexCode.toUpperCase()} · ${
          value.origin === 'imported' ? (value.source ?? '') : subjectName(value)
        }`,
      }))}
    />
  );
}
