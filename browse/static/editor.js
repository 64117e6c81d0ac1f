// CodeMirror 5 puts a field of its own in place of the labelled one, without a name for it.
addEventListener("load", () => {
  const field = document.querySelector(".CodeMirror textarea");
  if (field) field.setAttribute("aria-label", "SQL");
});
