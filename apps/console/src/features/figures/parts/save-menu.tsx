import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { download } from '@/api-client';
import { useTell, useWords } from '@/ui';

/** The figures of one card as files; made while one waits. */
export function SaveMenu<Format extends string>({
  of,
  formats,
  addressOf,
}: {
  /** What is saved; also the file's name. */
  of: string;
  formats: readonly Format[];
  addressOf: (format: Format) => string;
}) {
  const say = useWords('figures');
  const tell = useTell();
  const [isBusy, setBusy] = useState(false);
  const save = async (format: Format) => {
    setBusy(true);
    try {
      await download(addressOf(format), `${of}.${format}`);
    } catch (error) {
      tell.problem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((format) => ({ key: format, label: say(`save.${format}`) })),
        onClick: ({ key }) => void save(key as Format),
      }}
    >
      <Button
        type="text"
        icon={<DownloadOutlined />}
        loading={isBusy}
        aria-label={say('save.of', { name: of })}
      />
    </Dropdown>
  );
}
