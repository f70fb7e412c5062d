package org.appointmentscheduler.server.axonserver;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each command to the nodes in turn: the worst routing there is, so that nodes get into each other's way. */
final class CommandRouter extends CommandServiceGrpc.CommandServiceImplBase {

    private final Map<String, List<StreamObserver<CommandProviderInbound>>> nodes = new ConcurrentHashMap<>();
    private final Map<String, StreamObserver<CommandResponse>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> node) {
        return new Ignoring<>(node) {
            @Override
            public void onNext(CommandProviderOutbound message) {
                switch (message.getRequestCase()) {
                    case SUBSCRIBE -> {
                        nodesFor(message.getSubscribe().getCommand()).add(node);
                        acknowledge(message, node);
                    }
                    case UNSUBSCRIBE -> {
                        nodesFor(message.getUnsubscribe().getCommand()).remove(node);
                        acknowledge(message, node);
                    }
                    case COMMAND_RESPONSE -> answer(message.getCommandResponse());
                    default -> {
                        // Permits: there are always enough.
                    }
                }
            }

            @Override
            public void onError(Throwable gone) {
                nodes.values().forEach(subscribed -> subscribed.remove(node));
            }
        };
    }

    private List<StreamObserver<CommandProviderInbound>> nodesFor(String command) {
        return nodes.computeIfAbsent(command, _ -> new CopyOnWriteArrayList<>());
    }

    private static void acknowledge(CommandProviderOutbound message, StreamObserver<CommandProviderInbound> node) {
        synchronized (node) {
            node.onNext(CommandProviderInbound.newBuilder()
                    .setAck(InstructionAck.newBuilder()
                            .setInstructionId(message.getInstructionId())
                            .setSuccess(true))
                    .build());
        }
    }

    private void answer(CommandResponse response) {
        var sender = waiting.remove(response.getRequestIdentifier());
        if (sender != null) {
            sender.onNext(response);
            sender.onCompleted();
        }
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> sender) {
        var subscribed = nodesFor(command.getName());
        if (subscribed.isEmpty()) {
            sender.onNext(CommandResponse.newBuilder()
                    .setErrorCode("AXONIQ-4000")
                    .setErrorMessage(ErrorMessage.newBuilder().setMessage("No handler for " + command.getName()))
                    .build());
            sender.onCompleted();
            return;
        }
        waiting.put(command.getMessageIdentifier(), sender);
        var node = subscribed.get(Math.floorMod(turn.getAndIncrement(), subscribed.size()));
        synchronized (node) {
            node.onNext(CommandProviderInbound.newBuilder()
                    .setInstructionId(command.getMessageIdentifier())
                    .setCommand(command)
                    .build());
        }
    }
}
