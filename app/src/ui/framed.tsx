/** What is shown inside of somebody else's page, which could lay anything over a button that pays. */
export function Framed() {
  return (
    <main>
      <h1>Idol</h1>
      <p>This page does not work inside of another one.</p>
      <p>
        <a href={location.href} target="_blank" rel="noreferrer">
          Open it by itself
        </a>
      </p>
    </main>
  );
}
