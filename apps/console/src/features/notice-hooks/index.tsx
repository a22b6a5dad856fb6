import { Route, Routes } from 'react-router-dom';
import { NoticeHookPage } from './notice-hook-page';
import { NoticeHooksPage } from './notice-hooks-page';
import './words';

/** 提醒转发 */
export default function NoticeHooks() {
  return (
    <Routes>
      <Route index element={<NoticeHooksPage />} />
      <Route path=":id" element={<NoticeHookPage />} />
    </Routes>
  );
}
