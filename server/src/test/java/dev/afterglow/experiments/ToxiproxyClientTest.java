package dev.afterglow.experiments;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.testing.ServerProcess;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicList;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every call that toxiproxy's own client for Java makes, against our proxy.
class ToxiproxyClientTest {

    private static final String UPSTREAM_ADDRESS = "localhost:6379";

    private ProxyServer server;
    private ToxiproxyClient client;
    private String listen;
    private Proxy proxy;
    private ToxicList toxics;

    @BeforeEach
    void start() throws IOException {
        server = new ProxyServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        client = new ToxiproxyClient("127.0.0.1", server.port());
        listen = "127.0.0.1:" + ServerProcess.freePort();
        proxy = client.createProxy("keys", listen, UPSTREAM_ADDRESS);
        toxics = proxy.toxics();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_proxy_is_made_and_found() throws IOException {
        Proxy found = client.getProxy("keys");

        assertThat(proxy.isEnabled()).isTrue();
        assertThat(proxy.getName()).isEqualTo("keys");
        assertThat(found.isEnabled()).isTrue();
        assertThat(found.getListen()).isEqualTo(proxy.getListen()).isEqualTo(listen);
        assertThat(found.getUpstream()).isEqualTo(UPSTREAM_ADDRESS);
        assertThat(client.version()).isNotEmpty();
    }

    @Test
    void a_proxy_that_is_not_there_is_told() {
        assertThat(client.getProxyOrNull("nobody")).isNull();
        assertThatThrownBy(() -> client.getProxy("nobody"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[404]");
        assertThatThrownBy(() -> client.createProxy("keys", listen, UPSTREAM_ADDRESS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[409] proxy already exists");
    }

    @Test
    void proxies_are_listed_by_name_until_they_are_deleted() throws IOException {
        client.createProxy("api", "127.0.0.1:0", UPSTREAM_ADDRESS);
        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("api", "keys");

        proxy.delete();

        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("api");
    }

    @Test
    void a_proxy_is_disabled_enabled_and_moved() throws IOException {
        proxy.disable();
        assertThat(proxy.isEnabled()).isFalse();
        assertThat(client.getProxy("keys").isEnabled()).isFalse();
        proxy.enable();
        assertThat(client.getProxy("keys").isEnabled()).isTrue();

        String other = "127.0.0.1:" + ServerProcess.freePort();
        proxy.setListen(other);
        proxy.setUpstream("localhost:6380");

        assertThat(client.getProxy("keys").getListen()).isEqualTo(other);
        assertThat(client.getProxy("keys").getUpstream()).isEqualTo("localhost:6380");
    }

    @Test
    void a_reset_enables_all_and_takes_every_toxic_away() throws IOException {
        toxics.latency("down", DOWNSTREAM, 10);
        toxics.latency("up", UPSTREAM, 10);
        proxy.disable();

        client.reset();

        assertThat(toxics.getAll()).isEmpty();
        assertThat(client.getProxy("keys").isEnabled()).isTrue();
    }

    @Test
    void a_toxic_has_a_name_a_stream_and_a_toxicity() throws IOException {
        Toxic toxic = toxics.bandwidth("narrow", DOWNSTREAM, 100);
        toxics.bandwidth("other", UPSTREAM, 200);
        assertThat(toxic.getToxicity()).isEqualTo(1.0f);

        toxic.setToxicity(0.25f);

        assertThat(toxics.get("narrow").getToxicity()).isEqualTo(0.25f);
        assertThat(toxics.get("narrow").getStream()).isEqualTo(DOWNSTREAM);
        assertThat(toxics.get("narrow", Bandwidth.class).getRate()).isEqualTo(100);
        assertThat(toxics.getAll()).extracting(Toxic::getName).contains("narrow", "other");
        toxic.remove();
        assertThat(toxics.getAll()).extracting(Toxic::getName).containsExactly("other");
    }

    @Test
    void every_kind_of_toxic_is_made_and_changed() throws IOException {
        assertThat(toxics.bandwidth("1", UPSTREAM, 100).setRate(200).getRate()).isEqualTo(200);
        var latency = toxics.latency("2", UPSTREAM, 100);
        assertThat(latency.getJitter()).isZero();
        assertThat(latency.setLatency(200).setJitter(10).getLatency()).isEqualTo(200);
        assertThat(latency.getJitter()).isEqualTo(10);
        var slicer = toxics.slicer("3", UPSTREAM, 100, 10);
        assertThat(slicer.setAverageSize(200).setSizeVariation(5).setDelay(20).getDelay())
                .isEqualTo(20);
        assertThat(slicer.getAverageSize()).isEqualTo(200);
        assertThat(slicer.getSizeVariation()).isEqualTo(5);
        assertThat(toxics.slowClose("4", UPSTREAM, 1).setDelay(2).getDelay()).isEqualTo(2);
        assertThat(toxics.timeout("5", UPSTREAM, 1).setTimeout(2).getTimeout()).isEqualTo(2);
        assertThat(toxics.limitData("6", UPSTREAM, 1).setBytes(2).getBytes()).isEqualTo(2);
        assertThat(toxics.resetPeer("7", UPSTREAM, 1).setTimeout(2).getTimeout()).isEqualTo(2);
        assertThat(toxics.getAll()).hasSize(7);
    }

    @Test
    void what_the_client_asks_for_is_felt_by_a_connection() throws IOException {
        try (ServerSocket echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> echoOnce(echo));
            proxy.setUpstream("127.0.0.1:" + echo.getLocalPort());
            toxics.latency("slow", DOWNSTREAM, 150);
            int port = Integer.parseInt(listen.substring(listen.indexOf(':') + 1));

            long since = System.nanoTime();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(7);
                assertThat(socket.getInputStream().read()).isEqualTo(7);
            }

            assertThat(System.nanoTime() - since).isGreaterThanOrEqualTo(150_000_000);
        }
    }

    private static void echoOnce(ServerSocket echo) {
        try (Socket socket = echo.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }
    }
}
