import { markup } from '@haojiao/kernel';
import { deskBar } from './desk-frame';
import type { DeskPage } from './desk-frame';
import { field, problemSummary } from './form-parts';

/** How somebody is paid: masked until looked at, put in place of what was there, or erased. */
export const payeePage: DeskPage = {
  title: '收款信息',
  script: 'payee-page',
  body: markup`${deskBar('results')}
<main id="main">
<h1>收款信息</h1>
<p class="muted">仅用于发放稿费，加密保存，平时遮住号码。每次查看完整信息都会留下记录。</p>
<p id="state" role="status" class="muted">正在读取…</p>
<section id="kept" aria-label="已登记的收款信息"></section>
<form id="form" novalidate autocomplete="off" hidden>
${problemSummary}
${field({ name: 'legalName', label: '收款人姓名', help: '与银行卡上的姓名一致。', input: markup`autocomplete="off" maxlength="60" required` })}
${field({ name: 'bankName', label: '开户银行', help: '写到支行，如：中国建设银行江城支行。', input: markup`autocomplete="off" maxlength="100" required` })}
${field({ name: 'bankAccount', label: '银行卡号', input: markup`inputmode="numeric" autocomplete="off" maxlength="40" required` })}
${field({ name: 'phone', label: '手机号', isOptional: true, input: markup`type="tel" autocomplete="off" maxlength="20"` })}
<button class="wide" id="submit">保存</button>
</form>
</main>`,
};
