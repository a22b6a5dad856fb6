import { Route, Routes } from 'react-router-dom';
import { MailboxPage } from './mailbox-page';
import { MailboxesPage } from './mailboxes-page';
import './words';

/** 投稿邮箱 */
export default function SubmissionMailboxes() {
  return (
    <Routes>
      <Route index element={<MailboxesPage />} />
      <Route path=":id" element={<MailboxPage />} />
    </Routes>
  );
}
