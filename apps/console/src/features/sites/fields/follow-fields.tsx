import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { PictureField } from '@/features/assets';
import { useWords } from '@/ui';

const platforms = ['wechat', 'weibo', 'douyin', 'toutiao', 'wechat_channels', 'other'] as const;
const MOST = 8;

/** 关注: pictures of QR codes that lead to the unit's accounts. */
export function FollowFields({ unitId }: { unitId: string }) {
  const say = useWords('sites');
  return (
    <Form.List name="followCodes">
      {(codes, { add, remove }) => (
        <>
          {codes.map(({ key, name }, index) => (
            <div key={key} className="site-card" role="group" aria-label={say('code', { number: index + 1 })}>
              <Form.Item
                name={[name, 'platform']}
                label={say('follow.platform')}
                rules={[{ required: true }]}
              >
                <Select options={platforms.map((value) => ({ value, label: say(`platform.${value}`) }))} />
              </Form.Item>
              <Form.Item
                name={[name, 'name']}
                label={say('follow.name')}
                rules={[{ required: true, whitespace: true, message: say('rule.needed') }]}
              >
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item
                name={[name, 'assetId']}
                label={say('follow.picture')}
                rules={[{ required: true, message: say('rule.picture') }]}
              >
                <PictureField unitId={unitId} />
              </Form.Item>
              <Button danger onClick={() => remove(name)}>
                {say('remove_code')}
              </Button>
            </div>
          ))}
          {codes.length < MOST && (
            <Form.Item>
              <Button icon={<PlusOutlined />} onClick={() => add({ platform: 'wechat' })}>
                {say('follow.add')}
              </Button>
            </Form.Item>
          )}
        </>
      )}
    </Form.List>
  );
}
