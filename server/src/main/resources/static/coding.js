// Words marked in a text go into the form that codes them. Without script they are copied.
(() => {
  const take = () => {
    const selection = document.getSelection();
    const words = document.getElementById('words');
    if (!words || !selection || selection.isCollapsed) return;
    const range = selection.getRangeAt(0).cloneRange();
    const start = closest(range.startContainer);
    if (!start) return;
    // Three clicks select up to the next passage; words are always of one.
    if (!start.contains(range.endContainer)) range.setEnd(start, start.childNodes.length);
    if (!range.toString().trim()) return;
    const before = document.createRange();
    before.selectNodeContents(start);
    before.setEnd(range.startContainer, range.startOffset);
    words.value = range.toString().trim();
    document.getElementById('start').value = Number(start.dataset.start) + before.toString().length;
    const text = document.getElementById('text');
    if (text) text.value = start.dataset.text;
  };
  const closest = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('[data-text]');
  // What was typed into the form stays, though words are still marked.
  document.addEventListener('mouseup', (event) => { if (!event.target.closest?.('form')) take(); });
  document.addEventListener('keyup', (event) => { if (event.shiftKey || event.key === 'Shift') take(); });
})();
