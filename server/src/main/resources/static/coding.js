// Words marked in a text go into the form that codes them. Without script they are copied.
(() => {
  const take = () => {
    const selection = document.getSelection();
    const words = document.getElementById('words');
    if (!words || !selection || selection.isCollapsed) return;
    const start = closest(selection.getRangeAt(0).startContainer);
    if (!start || start !== closest(selection.getRangeAt(0).endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(start);
    before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
    words.value = selection.toString().trim();
    document.getElementById('start').value = Number(start.dataset.start) + before.toString().length;
    const text = document.getElementById('text');
    if (text) text.value = start.dataset.text;
  };
  const closest = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('[data-text]');
  document.addEventListener('mouseup', take);
  document.addEventListener('keyup', (event) => { if (event.shiftKey || event.key === 'Shift') take(); });
})();
