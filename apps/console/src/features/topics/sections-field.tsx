import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Radio, Space } from 'antd';
import { useWords } from '@/ui';
import { SectionSource } from './section-source';

const MOST = 12;
const sources = ['items', 'column', 'tag'] as const;

/** The parts of a topic's page from top to bottom: each with a heading, and where its items come from. */
export function SectionsField({ unitId }: { unitId: string }) {
  const say = useWords('topics');
  const needed = { required: true, whitespace: true, message: say('needed') };
  return (
    <Form.List name="sections">
      {(fields, { add, remove, move }) => (
        <div className="topic-sections">
          {fields.map(({ key, name }) => {
            const number = name + 1;
            return (
              <fieldset key={key}>
                <legend>{say('section', { number })}</legend>
                <Form.Item name={[name, 'title']} label={say('section_title')} rules={[needed]}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'by']} label={say('section_by')}>
                  <Radio.Group options={sources.map((value) => ({ value, label: say(`by.${value}`) }))} />
                </Form.Item>
                <SectionSource name={name} unitId={unitId} />
                <Space>
                  <Button
                    icon={<ArrowUpOutlined />}
                    disabled={name === 0}
                    aria-label={say('section_up', { number })}
                    onClick={() => move(name, name - 1)}
                  />
                  <Button
                    icon={<ArrowDownOutlined />}
                    disabled={number === fields.length}
                    aria-label={say('section_down', { number })}
                    onClick={() => move(name, name + 1)}
                  />
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={say('section_remove', { number })}
                    onClick={() => remove(name)}
                  />
                </Space>
              </fieldset>
            );
          })}
          {fields.length < MOST && (
            <Button icon={<PlusOutlined />} onClick={() => add({ by: 'items', contentIds: [] })}>
              {say('section_add')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}
