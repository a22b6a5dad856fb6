import { Skeleton } from 'antd';
import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { BulletinPage, BulletinsPage } from '@/features/bulletins';
import { CommissionPage, CommissionsPage } from '@/features/commissions';
import { HonourRollPage, HonourRollsPage, PayListPage, PayListsPage, PayeesPage } from '@/features/honours';
import { InvitationsPage } from '@/features/invitations';
import { MessagePage, MessagesPage } from '@/features/intake-messages';
import { LedgerPage } from '@/features/ledgers';
import { useCan } from '@/features/sessions';
import { PenaltiesPage, SchemeEditorPage, SchemePage, ScoringPage } from '@/features/scoring';
import { SheetPage, SheetsPage } from '@/features/submission-sheets';
import { DeskPage, ReportPage, WaitingUsesPage } from '@/features/submissions';
import { addWords } from '@/ui';
import { PartsBar } from './parts-bar';
import './parts-bar.css';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('submission-desk', { 'zh-CN': zhCN, 'en-US': enUS });

/** 信息报送: what came in, and everything that is made of it. */
export default function SubmissionDesk() {
  // Who only sends reports has pages of their own for them; here are the sheets.
  const readsReports = useCan()('submission.read');
  return (
    <>
      <PartsBar />
      <Suspense fallback={<Skeleton active className="page" />}>
        <Routes>
          <Route index element={readsReports ? <DeskPage /> : <Navigate to="sheets" replace />} />
          <Route path="adoptions" element={<WaitingUsesPage />} />
          <Route path="mail" element={<MessagesPage />} />
          <Route path="mail/:id" element={<MessagePage />} />
          <Route path="sheets" element={<SheetsPage />} />
          <Route path="sheets/:id" element={<SheetPage />} />
          <Route path="commissions" element={<CommissionsPage />} />
          <Route path="commissions/:id" element={<CommissionPage />} />
          <Route path="ledger" element={<LedgerPage />} />
          <Route path="bulletins" element={<BulletinsPage />} />
          <Route path="bulletins/:id" element={<BulletinPage />} />
          <Route path="scoring" element={<ScoringPage />} />
          <Route path="scoring/:id" element={<SchemePage />} />
          <Route path="scoring/:id/edit" element={<SchemeEditorPage />} />
          <Route path="scoring/:id/edit/:versionId" element={<SchemeEditorPage />} />
          <Route path="honours" element={<HonourRollsPage />} />
          <Route path="honours/:id" element={<HonourRollPage />} />
          <Route path="pay" element={<PayListsPage />} />
          <Route path="pay/payees" element={<PayeesPage />} />
          <Route path="pay/:id" element={<PayListPage />} />
          <Route path="penalties" element={<PenaltiesPage />} />
          <Route path="invitations" element={<InvitationsPage />} />
          <Route path=":id" element={<ReportPage />} />
        </Routes>
      </Suspense>
    </>
  );
}
