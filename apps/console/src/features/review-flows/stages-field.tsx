import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select, Space } from 'antd';
import { useRoleName } from '@/features/organizations';
import { useWords } from '@/ui';
import type { StageDraft } from './stage-list';
import { useStageName } from './use-stage-name';

const units = ['own', 'parent', 'city', 'province', 'national'] as const;
const roles = ['editor', 'chief_editor'] as const;
const MOST = 12;

/** Stages in their order: who decides, of which unit, and how soon. */
export function StagesField({
  value: stages = [],
  onChange,
}: {
  value?: readonly StageDraft[];
  onChange?: (stages: StageDraft[]) => void;
}) {
  const say = useWords('review-flows');
  const stageName = useStageName();
  const set = (index: number, change: Partial<StageDraft>) =>
    onChange?.(stages.map((stage, at) => (at === index ? { ...stage, ...change } : stage)));
  const move = (index: number, by: 1 | -1) => {
    const moved = [...stages];
    const [stage] = moved.splice(index, 1);
    moved.splice(index + by, 0, stage!);
    onChange?.(moved);
  };
  const add = (kind: StageDraft['kind']) =>
    onChange?.([
      ...stages,
      { kind, roles: ['editor'], unit: 'own', dueWithinHours: kind === 'proof' ? 12 : 24 },
    ]);
  return (
    <>
      <ol className="stages">
        {stages.map((stage, index) => {
          const name = stageName(stages, index);
          return (
            <li key={stage.key ?? `new-${index}`}>
              <div className="stage-head">
                <strong>{name}</strong>
                <Space.Compact>
                  <Button
                    icon={<ArrowUpOutlined />}
                    aria-label={say('earlier', { name })}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  />
                  <Button
                    icon={<ArrowDownOutlined />}
                    aria-label={say('later', { name })}
                    disabled={index === stages.length - 1}
                    onClick={() => move(index, 1)}
                  />
                  <Button
                    danger
                    icon={<DeleteOutlined />}
                    aria-label={say('remove', { name })}
                    disabled={stages.length === 1}
                    onClick={() => onChange?.(stages.filter((_, at) => at !== index))}
                  />
                </Space.Compact>
              </div>
              <StageInputs name={name} stage={stage} onChange={(change) => set(index, change)} />
            </li>
          );
        })}
      </ol>
      <Space wrap>
        <Button disabled={stages.length >= MOST} onClick={() => add('review')}>
          {say('add_review')}
        </Button>
        <Button disabled={stages.length >= MOST} onClick={() => add('proof')}>
          {say('add_proof')}
        </Button>
      </Space>
    </>
  );
}

function StageInputs({
  name,
  stage,
  onChange,
}: {
  name: string;
  stage: StageDraft;
  onChange: (change: Partial<StageDraft>) => void;
}) {
  const say = useWords('review-flows');
  const roleName = useRoleName();
  const shownUnits = units.some((unit) => unit === stage.unit) ? units : [...units, stage.unit];
  return (
    <div className="stage-inputs">
      <Select
        aria-label={say('who_of', { name })}
        value={stage.roles[0]}
        options={roles.map((value) => ({ value, label: roleName(value) }))}
        onChange={(role) => onChange({ roles: [role] })}
      />
      <Select
        aria-label={say('unit_of', { name })}
        value={stage.unit}
        options={shownUnits.map((value) => ({ value, label: say(`unit.${value}`) }))}
        onChange={(unit) => onChange({ unit })}
      />
      <InputNumber
        aria-label={say('hours_of', { name })}
        min={1}
        max={8760}
        value={stage.dueWithinHours}
        placeholder={say('no_limit')}
        suffix={say('hours')}
        onChange={(hours) => onChange({ dueWithinHours: hours })}
      />
    </div>
  );
}
