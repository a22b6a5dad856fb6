import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { download } from '@/api-client';
import { useTell, useWords } from '@/ui';

/** The same figures as files; made while one waits. */
export function SaveButtons<Format extends string>({
  formats,
  addressOf,
  name,
}: {
  formats: readonly Format[];
  addressOf: (format: Format) => string;
  /** Of the file, without its ending. */
  name: string;
}) {
  const say = useWords('figures');
  const tell = useTell();
  const [made, setMade] = useState<Format | null>(null);
  const save = async (format: Format) => {
    setMade(format);
    try {
      await download(addressOf(format), `${name}.${format}`);
    } catch (error) {
      tell.problem(error);
    } finally {
      setMade(null);
    }
  };
  return formats.map((format) => (
    <Button
      key={format}
      icon={<DownloadOutlined />}
      loading={made === format}
      disabled={made !== null && made !== format}
      onClick={() => void save(format)}
    >
      {say(`save.${format}`)}
    </Button>
  ));
}
