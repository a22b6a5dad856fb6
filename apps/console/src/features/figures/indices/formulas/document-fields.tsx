import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { useWords } from '@/ui';
import { Card } from '../../parts/card';
import { InputFields } from './input-fields';

const namePattern = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** The formula itself: what goes in, in which steps, and what comes out. */
export function DocumentFields() {
  const say = useWords('figures');
  const nameRule = { required: true, pattern: namePattern, message: say('formula.letter_shape') };
  return (
    <>
      <Card title={say('formula.inputs')}>
        <Form.List name={['document', 'inputs']}>
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <InputFields
                  key={key}
                  row={name}
                  onRemove={fields.length > 1 ? () => remove(name) : undefined}
                />
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'count', over: 'all' })}>
                {say('formula.add_input')}
              </Button>
            </>
          )}
        </Form.List>
      </Card>
      <Card title={say('formula.reckoning')}>
        <p className="figures-quiet">{say('formula.how')}</p>
        <Form.List name={['document', 'steps']}>
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="formula-row">
                  <Form.Item name={[name, 'name']} label={say('formula.step')} rules={[nameRule]}>
                    <Input />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'expression']}
                    label={say('formula.equals')}
                    rules={[{ required: true, max: 2000 }]}
                    className="is-long"
                  >
                    <Input.TextArea autoSize className="formula-text" />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={say('formula.remove_step')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {say('formula.add_step')}
              </Button>
            </>
          )}
        </Form.List>
        <div className="formula-row">
          <Form.Item
            name={['document', 'expression']}
            label={say('formula.result')}
            rules={[{ required: true, max: 2000 }]}
            className="is-long"
          >
            <Input.TextArea autoSize className="formula-text" placeholder="0.60 × wci + 0.40 × wvci" />
          </Form.Item>
          <Form.Item name={['document', 'decimals']} label={say('formula.decimals')}>
            <InputNumber min={0} max={6} />
          </Form.Item>
        </div>
        <Form.List name={['document', 'constants']}>
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="formula-row">
                  <Form.Item name={[name, 'name']} label={say('formula.constant')} rules={[nameRule]}>
                    <Input />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'value']}
                    label={say('formula.equals')}
                    rules={[{ required: true }]}
                  >
                    <InputNumber />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={say('formula.remove_constant')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
                {say('formula.add_constant')}
              </Button>
            </>
          )}
        </Form.List>
      </Card>
    </>
  );
}
