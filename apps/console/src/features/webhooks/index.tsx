import { Route, Routes } from 'react-router-dom';
import { WebhookPage } from './webhook-page';
import { WebhooksPage } from './webhooks-page';
import './words';

/** 对外推送 */
export default function Webhooks() {
  return (
    <Routes>
      <Route index element={<WebhooksPage />} />
      <Route path=":id" element={<WebhookPage />} />
    </Routes>
  );
}
