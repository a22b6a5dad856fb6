import { Form, InputNumber, Radio } from 'antd';
import { PictureField } from '@/features/assets';
import { ColorField, useWords } from '@/ui';
import { INHERITED } from '../site-settings';

const templates = ['plain', 'classic_red', 'calm_blue'] as const;
const colours = ['accentColor', 'textColor', 'backgroundColor', 'headerColor', 'headerTextColor'] as const;

export function LookFields({ unitId }: { unitId: string }) {
  const say = useWords('sites');
  return (
    <>
      <Form.Item name="template" label={say('field.template')} extra={say('extra.template')}>
        <Radio.Group
          options={[
            { value: INHERITED, label: say('template.inherit') },
            ...templates.map((value) => ({ value, label: say(`template.${value}`) })),
          ]}
        />
      </Form.Item>
      <Form.Item name="logoAssetId" label={say('field.logoAssetId')}>
        <PictureField unitId={unitId} />
      </Form.Item>
      <Form.Item name="headerAssetId" label={say('field.headerAssetId')} extra={say('extra.headerAssetId')}>
        <PictureField unitId={unitId} />
      </Form.Item>
      <div className="site-theme">
        {colours.map((member) => (
          <Form.Item key={member} name={['theme', member]} label={say(`theme.${member}`)}>
            <ColorField emptyText={say('theme.of_template')} />
          </Form.Item>
        ))}
        <Form.Item name={['theme', 'fontSize']} label={say('theme.fontSize')}>
          <InputNumber min={15} max={22} precision={0} />
        </Form.Item>
        <Form.Item name={['theme', 'corner']} label={say('theme.corner')}>
          <InputNumber min={0} max={24} precision={0} />
        </Form.Item>
      </div>
    </>
  );
}
