import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { download } from '@/api-client';
import { useAct, useWords } from '@/ui';
import type { RegisterWish } from './use-register';

/** The register as a table for a spreadsheet. */
export function SaveRegister({ wanted }: { wanted: RegisterWish }) {
  const say = useWords('reprint-sources');
  const saving = useAct(
    () => {
      const query = new URLSearchParams({ ...wanted }).toString();
      return download(`/api/v1/reprint-register/csv?${query}`, `${say('register.title')}.csv`);
    },
    { touches: [] },
  );
  return (
    <Button icon={<DownloadOutlined />} loading={saving.isBusy} onClick={() => void saving.run()}>
      {say('register.save')}
    </Button>
  );
}
