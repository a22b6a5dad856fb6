import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useWords } from '@/ui';

const icons = ['help', 'law', 'join', 'mail', 'phone', 'book', 'heart', 'shield'] as const;
const MOST = 12;

/** 服务: the ways to help that stand on the front page. */
export function ServiceFields() {
  const say = useWords('sites');
  const needed = [{ required: true, whitespace: true, message: say('rule.needed') }];
  return (
    <Form.List name="serviceCards">
      {(cards, { add, remove }) => (
        <>
          {cards.map(({ key, name }, index) => (
            <div key={key} className="site-card" role="group" aria-label={say('card', { number: index + 1 })}>
              <Form.Item name={[name, 'title']} label={say('service.title')} rules={needed}>
                <Input maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, 'text']} label={say('service.text')} rules={needed}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item
                name={[name, 'url']}
                label={say('service.url')}
                extra={say('service.url_help')}
                rules={[...needed, { pattern: /^(https:\/\/|\/(?!\/))\S*$/, message: say('rule.url') }]}
              >
                <Input maxLength={500} />
              </Form.Item>
              <Form.Item name={[name, 'icon']} label={say('service.icon')} rules={[{ required: true }]}>
                <Select options={icons.map((value) => ({ value, label: say(`icon.${value}`) }))} />
              </Form.Item>
              <Button danger onClick={() => remove(name)}>
                {say('remove_card')}
              </Button>
            </div>
          ))}
          {cards.length < MOST && (
            <Form.Item>
              <Button icon={<PlusOutlined />} onClick={() => add({ icon: 'help' })}>
                {say('service.add')}
              </Button>
            </Form.Item>
          )}
        </>
      )}
    </Form.List>
  );
}
