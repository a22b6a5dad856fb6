import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useWords } from '@/ui';

/** A table from the disk. Usable as a field of a form: its value is the file. */
export function FileField({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: File;
  onChange?: (file: File) => void;
}) {
  const say = useWords('figures');
  return (
    <Upload.Dragger
      id={id}
      accept=".xlsx,.csv"
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        onChange?.(file);
        return false;
      }}
    >
      <p>
        <InboxOutlined className="file-mark" />
      </p>
      <p>{value ? value.name : say('import.drop')}</p>
      <p className="figures-quiet">{say(value ? 'import.another_file' : 'import.kinds')}</p>
    </Upload.Dragger>
  );
}
