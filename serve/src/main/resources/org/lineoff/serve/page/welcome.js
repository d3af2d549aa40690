// Signed in by the company's account: goes on from a page of this server, because browsers keep a
// strict cookie to themselves while somebody still comes from elsewhere.
const next = sessionStorage.getItem('lineoff.next') ?? '/';
sessionStorage.removeItem('lineoff.next');
location.replace(/^\/(?![/\\])/.test(next) ? next : '/');
