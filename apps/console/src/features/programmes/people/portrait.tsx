import { UserOutlined } from '@ant-design/icons';
import { Cover } from '../programme/cover';

/** The portrait of somebody, or the sign of one that is not there. */
export const Portrait = (face: { assetId: string | null; size: number }) => (
  <Cover {...face} sign={<UserOutlined aria-hidden />} />
);
