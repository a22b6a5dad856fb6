import { Form, InputNumber, Select } from 'antd';
import { categories, extents, kinds, levels, mediums, stages } from '@/features/submissions';
import type { Outlet } from './rules';
import { useRuleWords } from './use-rule-words';

const slots = ['lead_slot', 'secondary_slot'] as const;

/** What a use must be like for a rule; what is left open asks for nothing. */
export function ConditionFields({ outlets }: { outlets: readonly Outlet[] }) {
  const { say, report } = useRuleWords(outlets);
  const choice = (name: string, values: readonly string[], wordOf: (value: string) => string) => (
    <Form.Item name={name} label={say(`rule.${name}`)}>
      <Select
        allowClear
        placeholder={name === 'stage' ? report('stage.adopted') : say('rule.any')}
        options={values.map((value) => ({ value, label: wordOf(value) }))}
      />
    </Form.Item>
  );
  return (
    <>
      <Form.Item name="outlet" label={say('rule.outlet')} extra={say('rule.outlet_hint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('rule.any')}
          notFoundContent={say('rule.no_outlets')}
          options={outlets.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <div className="desk-two-fields">
        {choice('level', levels, (value) => report(`level.${value}`))}
        {choice('extent', extents, (value) => report(`extent.${value}`))}
        {choice('kind', kinds, (value) => report(`kind.${value}`))}
        {choice('stage', stages, (value) => report(`stage.${value}`))}
        {choice('medium', mediums, (value) => report(`medium.${value}`))}
        {choice('slot', slots, (value) => say(`slot.${value}`))}
        <CategoriesField />
        <Form.Item name="minCharacters" label={say('rule.min_characters')}>
          <InputNumber
            className="desk-whole-width"
            min={1}
            max={1_000_000}
            precision={0}
            placeholder={say('rule.any')}
          />
        </Form.Item>
      </div>
    </>
  );
}

/** Which reports a rule is for. */
export function CategoriesField() {
  const { say, report } = useRuleWords([]);
  return (
    <Form.Item name="categories" label={say('rule.categories')}>
      <Select
        mode="multiple"
        allowClear
        placeholder={say('rule.any')}
        options={categories.map((value) => ({ value, label: report(`category.${value}`) }))}
      />
    </Form.Item>
  );
}

/** The points of a rule, given or taken off. */
export function PointsField({ label }: { label?: string }) {
  const { say } = useRuleWords([]);
  return (
    <Form.Item name="points" label={label ?? say('rule.points')} rules={[{ required: true }]}>
      <InputNumber min={0} max={100_000} precision={2} />
    </Form.Item>
  );
}
