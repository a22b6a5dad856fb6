/** One style for the sandbox's pages; no fonts or pictures from outside. */
export const pageStyle = `
*{box-sizing:border-box}
body{margin:0;background:#f2f3f5;color:#1d2129;font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif}
header{padding:16px 20px 4px}h1{margin:0;font-size:20px}header p{margin:2px 0 0;color:#6b7280;font-size:13px}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:14px;padding:12px 20px 32px;align-items:start}
.column{min-width:0}
.column h2{display:flex;justify-content:space-between;align-items:baseline;margin:0 0 10px;padding:8px 12px;border-radius:10px;background:#fff;border-left:4px solid var(--platform);font-size:16px}
.column h2 small{font-weight:400;color:#6b7280}
.card{display:block;margin:0 0 12px;border-radius:12px;overflow:hidden;background:#fff;color:inherit;text-decoration:none;box-shadow:0 1px 2px rgb(0 0 0/.08)}
.card:hover,.card:focus-visible{box-shadow:0 2px 10px rgb(0 0 0/.18);outline:none}
.card.deleted,.card.rejected{opacity:.6}
.cover{display:block;width:100%;max-height:220px;object-fit:cover;background:#e5e7eb}
.body{padding:10px 12px}
.card h3{margin:2px 0 4px;font-size:16px;line-height:1.4;overflow-wrap:anywhere}
.text{margin:0 0 6px;color:#374151;overflow-wrap:anywhere;white-space:pre-line}
.meta{margin:0;color:#6b7280;font-size:12px}
.badge{display:inline-block;margin:0 6px 4px 0;padding:0 8px;border-radius:9px;background:#e5e7eb;font-size:12px}
.badge.in_review{background:#fef3c7;color:#92400e}.badge.deleted,.badge.rejected{background:#fee2e2;color:#991b1b}
.empty{padding:28px 12px;text-align:center;color:#6b7280;background:#fff;border-radius:12px}
.phone{display:block;max-width:480px;min-height:100vh;margin:0 auto;padding:16px;background:#fff}
.phone h1{margin:0 0 6px;font-size:22px;line-height:1.4;overflow-wrap:anywhere}
.phone .meta{margin:0 0 16px}
.phone iframe{display:block;width:100%;min-height:320px;border:0}
.phone img,.phone video{display:block;max-width:100%;margin:0 0 10px;border-radius:6px;background:#000}
.phone .text{white-space:pre-line;font-size:16px}
.back{color:#1d4ed8;text-decoration:none}
.address{overflow-wrap:anywhere;color:#6b7280;font-size:12px}
@media(max-width:600px){header{padding:12px 12px 0}main{padding:10px 12px 24px}}
`;
