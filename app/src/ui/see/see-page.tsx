/** placeholder */
export default function SeePage({ route }: { route: string[] }) {
  return <p>{route.join("/")}</p>;
}
